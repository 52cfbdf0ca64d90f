import { openEmbeddedStore } from '../embedded-store.ts';

// Run by the integration tests as a process of its own: appends audit records and says which are acknowledged.
const [folder = '', count = '0'] = process.argv.slice(2);
const store = await openEmbeddedStore({ folder });
for (let n = 1; n <= Number(count); n += 1) {
  const { sequence } = await store.audit.append({
    kind: 'run-opened',
    at: new Date().toISOString(),
    actor: `${process.pid}`,
    body: { n },
  });
  process.stdout.write(`${sequence}\n`);
}
await store.close();
