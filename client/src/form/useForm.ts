/** Sending a form: the same schema checks here first and on the server for good. */
import { useState } from 'react';
import type { z } from 'zod';
import { type ApiProblem, asProblem } from '../api/problem.ts';
import { asSentence } from '../format/sentence.ts';

export interface Form {
  busy: boolean;
  /** What to show above the button; null while all is well or while a field says it. */
  problem: ApiProblem | null;
  /** The message for a field, by its name in the schema. */
  errorOf: (path: string) => string | undefined;
  submit: (given: unknown) => Promise<void>;
}

type Errors = Readonly<Record<string, string>>;

/** `send` gets the checked values. After a failure the first field at fault takes the focus. */
export function useForm<Schema extends z.ZodType>(
  schema: Schema,
  words: Errors,
  send: (values: z.output<Schema>) => Promise<void>,
): Form {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [errors, setErrors] = useState<Errors>({});

  const submit = async (given: unknown): Promise<void> => {
    const parsed = schema.safeParse(given);
    const found = parsed.success ? {} : fieldErrorsOf(parsed.error, words);
    setErrors(found);
    setProblem(null);
    if (!parsed.success) return focusFirst(found);
    setBusy(true);
    try {
      await send(parsed.data);
    } catch (error) {
      const failed = asProblem(error);
      const named = Object.fromEntries(failed.fieldErrors.map(({ path, message }) => [path, asSentence(message)]));
      setErrors(named);
      if (Object.keys(named).length > 0) focusFirst(named);
      else setProblem(failed);
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, errorOf: (path) => errors[path], submit };
}

/** One message per field: ours where there is one for the field, else the schema's. */
export function fieldErrorsOf(error: z.ZodError, words: Errors): Errors {
  const found: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join('.');
    found[path] ??= words[path] ?? issue.message;
  }
  return found;
}

function focusFirst(errors: Errors): void {
  const [first] = Object.keys(errors);
  if (first === undefined) return;
  // After React has written the messages that belong to the field.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus());
}
