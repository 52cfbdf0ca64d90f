// A LangChain agent with two Assay tools: each behind its gate, the model behind the guardrails. The model is a stub: no key, no network.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { openAssay } from '@assay/cli';
import { type StubQuestion, startStub } from '@assay/engines/stub';
import { defaultPolicy, guardrails, loadPolicy } from '@assay/guardrails';
import { guardrailsMiddleware, langchainTool } from '@assay/langchain';
import { policySearch } from '@assay/policy-search';
import { summariser } from '@assay/summariser';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent } from 'langchain';

const grant = `<!doctype html><html lang="en-GB"><title>Towpath repair grant</title><main><h1>Towpath repair grant</h1>
<h2>How much you can get</h2><p>The towpath repair grant pays 60% of the cost of the work, up to £4,500 for each site.</p></main></html>`;
const letter = `My National Insurance number is AB 12 34 56 C. The towpath fell in on 3 May 2026. Repairs cost £6,000.`;

/** What a real model would decide by itself: first the policy, then the letter, then the answer. */
function decide({ messages }: StubQuestion) {
  const said = messages.find(({ role }) => role === 'user')?.content ?? '';
  const found = messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
  if (found.length === 0) return { tool: 'policy_search', arguments: { question: 'How much does the towpath repair grant pay?' } };
  if (found.length === 1) return { tool: 'summariser', arguments: { documents: [{ text: said }], length: { words: 30 } } };
  return `The grant pays up to ${/£4,500/.exec(found[0] ?? '')?.[0]} for a site. The number given is ${/⟦.*?⟧/.exec(said)?.[0]}.`;
}

const data = process.env.ASSAY_DATA ?? '.assay';
const search = await openAssay({ tool: policySearch, data });
const shorten = await openAssay({ tool: summariser, data });
const stub = await startStub({ answer: decide });
try {
  for (const assay of [search, shorten]) if (!(await assay.status()).isEnabled) await assay.measure();
  await search.ingest({ name: 'towpath.html', bytes: new TextEncoder().encode(grant) });

  const guards = guardrails({ policy: loadPolicy(defaultPolicy), deploymentKey: randomBytes(32), random: randomBytes });
  const agent = createAgent({
    model: new ChatOpenAI({ model: 'any-model', apiKey: 'none', configuration: { baseURL: stub.address } }),
    tools: [langchainTool(policySearch, search), langchainTool(summariser, shorten)],
    // Both tools work inside this process, so they get the caller's own values; the model never does.
    middleware: [guardrailsMiddleware({ guardrails: guards, insideTools: ['policy_search', 'summariser'] })],
  });
  const { messages } = await agent.invoke({ messages: [{ role: 'user', content: letter }] });
  console.log(messages.map((message) => `${message.type}: ${message.text.slice(0, 100)}`).join('\n'));

  assert.equal(messages.at(-1)?.text, 'The grant pays up to £4,500 for a site. The number given is AB 12 34 56 C.');
  assert.match(String(messages.at(-2)?.text), /Repairs cost £6,000/);
  assert.doesNotMatch(JSON.stringify(stub.requests), /AB 12 34 56 C/);
} finally {
  await stub.close();
  await shorten.close();
  await search.close();
}
