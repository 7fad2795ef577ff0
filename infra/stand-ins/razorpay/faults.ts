import { z } from 'zod';

/** What goes wrong with the next answers of the API. `after`: what was asked for is done, and the answer is lost. */
export const faultSchema = z.strictObject({
  kind: z.enum(['status', 'cut', 'cut_after', 'hang', 'trickle', 'garbage', 'redirect']),
  status: z.int().min(300).max(599).default(503),
  /** How many requests. */
  times: z.int().min(1).max(10_000).default(1),
  /** Only those whose path holds this. */
  path: z.string().default(''),
});
export type Fault = z.output<typeof faultSchema>;

export interface Faults {
  add(fault: z.input<typeof faultSchema>): void;
  /** The fault for this request, if there is one; it is used up by that. */
  next(path: string): Fault | null;
  clear(): void;
}

export function makeFaults(): Faults {
  let faults: Fault[] = [];
  return {
    add: (fault) => void faults.push(faultSchema.parse(fault)),
    next(path) {
      const fault = faults.find((one) => path.includes(one.path));
      if (fault === undefined) return null;
      fault.times -= 1;
      faults = faults.filter(({ times }) => times > 0);
      return fault;
    },
    clear() {
      faults = [];
    },
  };
}
