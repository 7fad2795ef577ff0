import { useRef } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from '../ui/Button.tsx';
import { file } from '../ui/icons.ts';
import { bring } from './bring.ts';

/** What the system's own dialog offers first; what a file is is decided by what is in it. */
const ACCEPTED = '.txt,.md,.markdown,.docx,.pdf,.html,.htm,.rtf,.odt,.epub,text/plain,text/markdown,text/html';

interface Props {
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  wide?: boolean;
}

/** Chooses files from the device, by mouse, touch or keys. */
export function FilePicker({ label = 'Bring files', variant = 'line', size, wide }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label={label}
        onChange={({ currentTarget }) => {
          bring(currentTarget.files ?? []);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <Button variant={variant} size={size} wide={wide} icon={file} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
