import { z } from 'zod';

const message = z.string().transform((text) => text.trim());

/** The four shapes of design.md, `DeepInfra facts`; the first two differ in what is left out here. */
const errorSchema = z.union([
  z.object({ error: z.object({ message }) }).transform(({ error }) => error.message),
  z.object({ detail: z.object({ error: message }) }).transform(({ detail }) => detail.error),
  z
    .object({ detail: z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: message })).min(1) })
    .transform(({ detail }) => detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ')),
  z.object({ detail: message }).transform(({ detail }) => detail),
  z.object({ error: message }).transform(({ error }) => error),
]);

/** The provider's own words about an error, empty when it has none (a web page, garbage, nothing). */
export function errorText(body: unknown): string {
  const parsed = errorSchema.safeParse(body);
  return parsed.success ? parsed.data : '';
}

/** The same of a body that is still text. */
export function errorTextOf(body: string): string {
  try {
    return errorText(JSON.parse(body));
  } catch {
    return '';
  }
}
