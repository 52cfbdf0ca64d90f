import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quotingModel } from '@assay/engines/stub';
import { langchainEngine } from '@assay/langchain';
import { policySearch } from '@assay/policy-search';
import { FakeListChatModel } from '@langchain/core/utils/testing';
import { expect, test } from 'vitest';
import { openAssay } from './open-assay.ts';

const data = () => mkdtempSync(join(tmpdir(), 'assay-open-'));
const said = quotingModel({ messages: [], wantsJson: false, tools: [] });
const engine = langchainEngine({
  id: 'chain',
  model: new FakeListChatModel({ responses: [String(said)] }),
  reports: 'unreported',
  module: import.meta.url,
  parameters: {},
});

test('a LangChain model is an engine like any other: off until it is measured', async () => {
  const assay = await openAssay({ tool: policySearch, data: data(), engine });
  try {
    expect(await assay.status()).toMatchObject({ engine: 'chain', state: 'unmeasured', isEnabled: false });
    expect(await assay.run({ question: 'Who may apply?' })).toMatchObject({ status: 'refused', code: 'tool-not-enabled' });
  } finally {
    await assay.close();
  }
});

test('an engine that takes the name of another is an error in words', async () => {
  await expect(openAssay({ tool: policySearch, data: data(), engine: { ...engine, id: 'embedded' } })).rejects.toThrow(/two engines named/);
});
