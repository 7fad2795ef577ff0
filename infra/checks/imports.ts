/** Holds the table of who may import whom (ARCHITECTURE.md), and forbids cycles. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from '../run/node.ts';

/** What each slice of the server may import beside `protocol`, `kernel` and `database`. */
const slices: Record<string, readonly string[]> = {
  kernel: [],
  database: [],
  http: [],
  identity: ['http', 'mail'],
  ledger: ['http'],
  mail: ['http'],
  projects: ['identity', 'http', 'mail'],
  documents: ['projects', 'http'],
  comments: ['projects', 'http'],
  generation: ['documents', 'projects', 'ledger', 'http'],
  payments: ['ledger', 'http', 'mail', 'files'],
  files: ['documents', 'projects', 'http'],
  realtime: ['http', 'ledger'],
  account: ['identity', 'projects', 'documents', 'generation', 'ledger', 'payments', 'sidecar', 'files', 'http'],
  operator: ['identity', 'ledger', 'payments'],
  sidecar: ['identity', 'projects', 'documents', 'generation', 'ledger', 'payments', 'files', 'http'],
};

/** They know every slice; no slice knows them. */
const above = ['wiring', 'commands'];

/** Libraries that are known to these folders or files alone. */
const confined: Record<string, readonly string[]> = {
  express: ['server/src/http/'],
  'socket.io': ['server/src/realtime/'],
  ws: ['server/src/documents/'],
  ioredis: ['server/src/kernel/redisChannel.ts'],
  openai: ['server/src/generation/models/deepinfra/'],
  razorpay: ['server/src/payments/'],
  nodemailer: ['server/src/mail/'],
  'openid-client': ['server/src/identity/google/'],
  fflate: ['server/src/account/zip.ts', 'server/src/files/'],
  busboy: ['server/src/http/uploads.ts'],
  yauzl: ['server/src/files/import/reading/zip.ts'],
  yazl: ['server/src/files/export/epub/'],
  mammoth: ['server/src/files/import/reading/docx.ts'],
  unpdf: ['server/src/files/import/reading/pdf/'],
  docx: ['server/src/files/export/docx/'],
  'bidi-js': ['server/src/files/export/pdf/'],
  linebreak: ['server/src/files/export/pdf/'],
  wawoff2: ['server/src/files/export/pdf/'],
  pdfkit: ['server/src/payments/receipt/', 'server/src/files/'],
};

const isTest = (file: string): boolean => /\.test\.tsx?$|\/test\/|\/testing\//.test(file);
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

const files = globSync('{protocol,server,client,infra}/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.includes('node_modules') && !file.includes('/dist/'))
  .map((file) => file.replaceAll('\\', '/'));
const known = new Set(files);
const faults: string[] = [];
const graph = new Map<string, string[]>();

function specifiersOf(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].map((m) => m[1] ?? m[2] ?? '');
}

function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('@penora/protocol/'))
    return `protocol/src/${specifier.slice('@penora/protocol/'.length)}.ts`;
  if (!specifier.startsWith('.')) return null;
  return relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');
}

const sliceOf = (file: string): string | null => /^server\/src\/([^/]+)\//.exec(file)?.[1] ?? null;

function checkDirection(file: string, to: string): void {
  if (isTest(file)) return;
  const workspace = file.split('/')[0] ?? '';
  const other = to.split('/')[0] ?? '';
  if (workspace === 'protocol' && other !== 'protocol')
    faults.push(`${file} imports ${to}: protocol imports nothing of ours`);
  if (workspace === 'client' && !['client', 'protocol'].includes(other))
    faults.push(`${file} imports ${to}: client knows only protocol`);
  if (workspace === 'server' && !['server', 'protocol'].includes(other))
    faults.push(`${file} imports ${to}: server knows only protocol`);
  const [from, into] = [sliceOf(file), sliceOf(to)];
  if (
    from === null ||
    above.includes(from) ||
    into === null ||
    from === into ||
    into === 'kernel' ||
    (into === 'database' && from !== 'kernel')
  )
    return;
  if (!(slices[from] ?? []).includes(into)) faults.push(`${file} imports ${to}: ${from} may not import ${into}`);
}

function checkLibrary(file: string, specifier: string): void {
  if (!file.startsWith('server/src/') || isTest(file)) return;
  const name = specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : (specifier.split('/')[0] ?? '');
  const homes = confined[name];
  if (homes !== undefined && !homes.some((home) => file.startsWith(home)))
    faults.push(`${file} imports ${name}, which lives in ${homes.join(', ')}`);
}

for (const file of files) {
  const edges: string[] = [];
  for (const specifier of specifiersOf(file)) {
    const to = target(file, specifier);
    if (to === null) checkLibrary(file, specifier);
    else {
      checkDirection(file, to);
      if (known.has(to)) edges.push(to);
    }
  }
  graph.set(file, edges);
}

/** Depth-first search; a file met again on the way down closes a cycle. */
function findCycle(file: string, path: string[], done: Set<string>): string[] | null {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (done.has(file)) return null;
  for (const next of graph.get(file) ?? []) {
    const cycle = findCycle(next, [...path, file], done);
    if (cycle !== null) return cycle;
  }
  done.add(file);
  return null;
}

const done = new Set<string>();
for (const file of files) {
  const cycle = findCycle(file, [], done);
  if (cycle !== null) faults.push(`a cycle: ${cycle.join(' → ')}`);
}

for (const fault of [...new Set(faults)]) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
