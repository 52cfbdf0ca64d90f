import { CallbackManager } from '@langchain/core/callbacks/manager';
import { expect, test } from 'vitest';
import { stopTracing } from './stop-tracing.ts';

test('LangChain uploads nothing, whatever the environment asked for', async () => {
  process.env.LANGSMITH_TRACING = 'true';
  process.env.LANGCHAIN_TRACING_V2 = 'true';
  process.env.LANGSMITH_API_KEY = 'key';
  // Else this test would show nothing: the tracer is there until it is taken away.
  expect((await CallbackManager.configure())?.handlers.map(({ name }) => name)).toEqual(['langchain_tracer']);
  stopTracing();
  expect(await CallbackManager.configure()).toBeUndefined();
  expect(Object.keys(process.env).filter((name) => /^LANG(?:SMITH|CHAIN)_/.test(name))).toEqual([]);
});

test('other variables stay', () => {
  const environment = { PATH: '/bin', LANG: 'en_GB', LANGSMITH_PROJECT: 'x', LANGCHAIN_ENDPOINT: 'y' };
  stopTracing(environment);
  expect(environment).toEqual({ PATH: '/bin', LANG: 'en_GB' });
});
