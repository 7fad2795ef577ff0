import { limits } from '@penora/protocol/catalog/limits';
import { tones } from '@penora/protocol/catalog/tools';
import { useEffect, useState } from 'react';
import { grouped } from '../../format/amounts.ts';
import { quote } from '../../room/icons.ts';
import { useRoom } from '../../room/roomContext.ts';
import { useStore } from '../../store.ts';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { capital } from '../names.ts';
import { ChoiceChips } from './Chips.tsx';

/** From here on the counter is shown. */
const COUNTER_FROM = 0.8;

interface TextProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  optional?: boolean;
  rows?: number;
  most?: number;
}

/** Free text that goes to the model. */
export function TextField({ label, value, onChange, placeholder, optional = false, rows = 4, most }: TextProps) {
  const limit = most ?? limits.promptCharacters;
  const counter = value.length > limit * COUNTER_FROM ? `${grouped(value.length)} of ${grouped(limit)}` : null;
  return (
    <Field label={label} optional={optional} aside={counter && <span className="pn-muted pn-num">{counter}</span>}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          maxLength={limit}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface NumberProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  least: number;
  most: number;
  step?: number;
}

/** A whole number; while it is typed it may be anything, once it is left it is within its limits. */
export function NumberField({ label, value, onChange, least, most, step = 1 }: NumberProps) {
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  const fits = (wanted: number): number => Math.min(most, Math.max(least, Math.round(wanted)));
  const isWhole = (text: string): boolean => /^\d+$/.test(text) && fits(Number(text)) === Number(text);
  return (
    <Field label={label} aside={<span className="pn-muted pn-num">{`${least}–${grouped(most)}`}</span>}>
      {(control) => (
        <input
          {...control}
          className={`${control.className} pn-num`}
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          step={step}
          value={typed}
          onBlur={() => {
            const corrected = typed === '' ? value : fits(Number(typed));
            setTyped(String(corrected));
            onChange(corrected);
          }}
          onChange={(event) => {
            setTyped(event.target.value);
            if (isWhole(event.target.value)) onChange(Number(event.target.value));
          }}
        />
      )}
    </Field>
  );
}

/** A tone of the list, or the writer's own word. */
export function ToneField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const known = tones.find((tone) => tone === value) ?? null;
  return (
    <>
      <ChoiceChips
        label="Tone"
        choices={tones.map((tone) => ({ value: tone, label: capital(tone) }))}
        value={known}
        onChange={onChange}
      />
      <Field label="Or in your own word">
        {(control) => (
          <input
            {...control}
            maxLength={60}
            placeholder="wistful"
            value={known === null ? value : ''}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
    </>
  );
}

interface PassageProps {
  /** What is used while nothing is selected. */
  text: string;
  onText: (text: string) => void;
  label: string;
  placeholder: string;
}

/** The selected text, as it will be sent; a box to paste into while nothing is selected. */
export function PassageField({ text, onText, label, placeholder }: PassageProps) {
  const selected = useStore(useRoom().selected);
  if (selected.text === '')
    return (
      <TextField
        label={label}
        value={text}
        onChange={onText}
        placeholder={placeholder}
        most={limits.inputCharacters}
        rows={3}
      />
    );
  return (
    <div className="pn-passage">
      <div className="pn-field-top">
        <span>Selected text</span>
        <span className="pn-muted pn-num">{grouped(selected.words)} words</span>
      </div>
      <blockquote>
        <Icon icon={quote} /> {selected.text.slice(0, 280)}
        {selected.text.length > 280 && '…'}
      </blockquote>
    </div>
  );
}
