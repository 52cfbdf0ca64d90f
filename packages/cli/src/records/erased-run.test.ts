import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localCaller } from '@assay/core';
import { expect, test } from 'vitest';
import { auditErase } from '../commands/audit-erase.ts';
import { auditExport } from '../commands/audit-export.ts';
import { auditOutputs } from '../commands/audit-outputs.ts';
import { auditVerify } from '../commands/audit-verify.ts';
import { openDeployment } from '../deployment.ts';
import { measureTools } from '../measure-tools.ts';
import { commandsOn } from '../testing/kept-runs.ts';
import { sampleOffer } from '../transparency/testing/sample-suites.ts';

test('a run of a measured tool is erased to its head: the chain is whole, the tool is on, and no byte is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-erased-'));
  const data = join(folder, 'data');
  const deployment = await openDeployment({ offered: [sampleOffer(join(folder, 'suites'))], data });
  const command = commandsOn(deployment);
  await measureTools(deployment, { tools: ['saying'], actor: 'test' });

  const run = await deployment.run({ tool: 'saying', input: { text: 'UNWANTED words about Ms Osei' }, caller: localCaller });
  if (run.status !== 'started') throw new Error(run.message);
  expect(await run.finished).toMatchObject({ status: 'done' });
  const recalled = await command(auditOutputs, '--configuration', run.configuration.slice(0, 12), '--json');
  expect(recalled.json().outputs).toMatchObject([{ run: run.id, text: 'said: UNWANTED words about Ms Osei' }]);
  expect((await command(auditExport, '--run', run.id, '--redact', '--out', join(folder, 'one.zip'))).code).toBe(0);

  expect((await command(auditErase, run.id, '--reason', 'article 17')).code).toBe(0);
  expect((await command(auditVerify)).code).toBe(0);
  expect(await deployment.decide('saying')).toMatchObject({ isEnabled: true });
  expect(await deployment.store.runs.get(run.id)).toMatchObject({ owner: localCaller.id, tool: 'saying', recordKey: '', input: null });
  for (const name of readdirSync(data).filter((file) => file.startsWith('assay.sqlite')))
    expect(readFileSync(join(data, name)).includes('UNWANTED')).toBe(false);
  await deployment.close();
});
