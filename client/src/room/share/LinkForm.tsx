import { createShareLink } from '@penora/protocol/endpoints/sharing';
import type { ShareLink } from '@penora/protocol/schemas/project';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { useTask } from '../../form/useTask.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { link } from '../../ui/icons.ts';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useRoom } from '../roomContext.ts';
import { copyLink } from './copyLink.ts';
import { invitable, roleNames } from './roles.ts';

const DAY = 86_400_000;
const ends = [
  { key: 'never', label: 'Never ends', days: null },
  { key: 'day', label: 'For a day', days: 1 },
  { key: 'week', label: 'For a week', days: 7 },
  { key: 'month', label: 'For 30 days', days: 30 },
] as const;
const uses = [
  { key: 'any', label: 'For anybody', count: null },
  { key: 'one', label: 'For one person', count: 1 },
  { key: 'five', label: 'For 5 people', count: 5 },
  { key: 'many', label: 'For 25 people', count: 25 },
] as const;

interface PickProps<Key extends string> {
  label: string;
  value: Key;
  choices: readonly { key: Key; label: string }[];
  onPick: (key: Key) => void;
}

function Pick<Key extends string>({ label, value, choices, onPick }: PickProps<Key>) {
  return (
    <Field label={label} hideLabel control="select">
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => {
            const chosen = choices.find(({ key }) => key === event.target.value);
            if (chosen) onPick(chosen.key);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const roleChoices = invitable.map((key) => ({ key, label: roleNames[key] }));

/** Makes a link and copies it. */
export function LinkForm({ onMade }: { onMade: (made: ShareLink) => void }) {
  const { code } = useRoom();
  const [role, setRole] = useState<(typeof invitable)[number]>('editor');
  const [end, setEnd] = useState<(typeof ends)[number]['key']>('never');
  const [use, setUse] = useState<(typeof uses)[number]['key']>('any');
  const { busy, failure, run } = useTask();
  const make = async (): Promise<void> => {
    const days = ends.find(({ key }) => key === end)?.days ?? null;
    const count = uses.find(({ key }) => key === use)?.count ?? null;
    const { shareLink } = await call(createShareLink, {
      params: { code },
      body: {
        role,
        ...(days === null ? {} : { expiresAt: new Date(Date.now() + days * DAY).toISOString() }),
        ...(count === null ? {} : { uses: count }),
      },
    });
    onMade(shareLink);
    await copyLink(shareLink.url);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void run(make);
  };
  return (
    <form className="pn-link-form" onSubmit={send}>
      <Pick label="What the link allows" value={role} choices={roleChoices} onPick={setRole} />
      <Pick label="How long the link works" value={end} choices={ends} onPick={setEnd} />
      <Pick label="How many may use the link" value={use} choices={uses} onPick={setUse} />
      <Button type="submit" icon={link} busy={busy}>
        Make a link
      </Button>
      {failure !== null && <ProblemNote error={failure} />}
    </form>
  );
}
