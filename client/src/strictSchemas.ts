// zod compiles its parsers with `new Function` where it may; our Content-Security-Policy forbids that, and the mere
// attempt is reported as a violation. This must run before the first schema parses anything.
import { config } from 'zod';

config({ jitless: true });
