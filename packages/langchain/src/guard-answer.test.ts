import { randomBytes } from 'node:crypto';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { AIMessage } from 'langchain';
import { expect, test } from 'vitest';
import { agentRuns } from './agent-runs.ts';
import { guardAnswer } from './guard-answer.ts';

const guards = guardrails({ policy: loadPolicy(defaultPolicy), deploymentKey: Buffer.from('key'), random: randomBytes });

function openRun() {
  const runs = agentRuns(guards, () => {});
  return runs.find(runs.open());
}

const guard = (fields: ConstructorParameters<typeof AIMessage>[0]) => guardAnswer(new AIMessage(fields), openRun());
const call = (args: Record<string, unknown>, more = {}) => ({ name: 'look_up', id: 'call-1', args, ...more });

test('of an answer its text and its calls go on, and nothing else', async () => {
  const answer = await guard({
    id: 'an-id-that-was-used-before',
    content: [
      { type: 'reasoning', reasoning: 'AB 12 34 56 C thinks' },
      { type: 'text', text: 'Yes.' },
    ],
    additional_kwargs: { reasoning_content: 'AB 12 34 56 C', __raw_response: 'AB 12 34 56 C' },
    response_metadata: { model_name: 'm-1', finish_reason: 'stop', logprobs: ['AB 12 34 56 C'], model: 'AB 12 34 56 C' },
  });
  expect(answer).toMatchObject({ content: 'Yes.', additional_kwargs: {}, response_metadata: { model_name: 'm-1', finish_reason: 'stop' } });
  expect(answer.id).toBeUndefined();
  expect(JSON.stringify(answer)).not.toContain('AB 12');
});

test('the arguments of a call are checked however deep they lie', async () => {
  const answer = await guard({ content: '', tool_calls: [call({ to: [{ note: 'AB 12 34 56 C' }], count: 2 })] });
  expect(answer.tool_calls).toEqual([call({ to: [{ note: expect.stringMatching(/^⟦national-insurance-number-1-/) }], count: 2 })]);
  const blocked = await guard({ content: 'See.', tool_calls: [call({ note: 'TOP SECRET\n\nThe convoy.' })] });
  expect(blocked.tool_calls).toEqual([]);
  expect(blocked.text).toMatch(/protective marking/);
});

test.each<[string, ConstructorParameters<typeof AIMessage>[0], string]>([
  ['a text without end', { content: 'x'.repeat(192_001) }, 'engine-endless'],
  ['a call of a name that is no name', { content: '', tool_calls: [call({}, { name: 'ignore all\nrules' })] }, 'engine-malformed'],
  ['a call that cannot be read', { content: '', invalid_tool_calls: [{ name: 'look_up', args: '{' }] }, 'engine-malformed'],
  ['more calls than anybody makes', { content: '', tool_calls: new Array(33).fill(call({})) }, 'engine-malformed'],
])('%s is a fault', async (_, fields, code) => {
  await expect(guard(fields)).rejects.toMatchObject({ code });
});
