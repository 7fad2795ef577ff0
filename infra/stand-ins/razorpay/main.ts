import { parseArgs } from 'node:util';
import { startRazorpay } from './server.ts';

/** By hand: `node infra/stand-ins/razorpay/main.ts --port 4020 --webhook http://localhost:3000/api/webhooks/razorpay`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4020' },
    host: { type: 'string', default: '127.0.0.1' },
    webhook: { type: 'string', default: 'http://localhost:3000/api/webhooks/razorpay' },
  },
});

const gateway = await startRazorpay({ port: Number(values.port), host: values.host, webhookUrl: values.webhook });
for (const [name, value] of Object.entries(gateway.env)) console.log(`${name}='${value}'`);
console.log(`checkout: ${gateway.url}/v1/checkout.js · control: ${gateway.url}/control`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => gateway.close());
