import { type KeyboardEvent, useRef, useState } from 'react';
import { useTask } from '../form/useTask.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';

interface Props {
  label: string;
  /** What the button does: "Comment", "Reply". */
  action: string;
  initial?: string;
  autoFocus?: boolean;
  /** Shows the buttons only once somebody writes. */
  quiet?: boolean;
  onSend: (text: string) => Promise<void>;
  onCancel?: () => void;
}

/** Words to be said; what was typed stays when it could not be sent. */
export function CommentForm({
  label,
  action,
  initial = '',
  autoFocus = false,
  quiet = false,
  onSend,
  onCancel,
}: Props) {
  const [text, setText] = useState(initial);
  const { busy, failure, run } = useTask();
  const field = useRef<HTMLTextAreaElement>(null);
  const isEmpty = text.trim() === '';
  const send = (): void => {
    if (isEmpty || busy) return;
    void run(async () => {
      await onSend(text);
      setText('');
      // The button goes away: the keys stay here.
      field.current?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // The key is spent: it asks no model.
    event.preventDefault();
    event.stopPropagation();
    send();
  };
  return (
    <form
      className="pn-comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        className="form-control pn-control"
        aria-label={label}
        placeholder={label}
        rows={initial === '' && quiet ? 1 : 2}
        maxLength={4_000}
        // biome-ignore lint/a11y/noAutofocus: asked for by the click or key that opened it
        autoFocus={autoFocus}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => setText(event.target.value)}
      />
      {failure !== null && <ProblemNote error={failure} />}
      {(!quiet || !isEmpty) && (
        <div className="pn-comment-form-end">
          {onCancel !== undefined && (
            <Button size="sm" variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button size="sm" variant="primary" type="submit" busy={busy} disabled={isEmpty}>
            {action}
          </Button>
        </div>
      )}
    </form>
  );
}
