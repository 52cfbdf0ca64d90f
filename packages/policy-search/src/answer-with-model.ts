import { type Citation, type ModelContext, promptFile, readStatements, shownLine, type ToolEvent } from '@assay/core';
import { splitSentences } from '@assay/language';
import { citePassage } from './cite-passage.ts';
import { type FoundAnswer, findAnswer } from './find-answer.ts';
import type { PolicySearchInput, PolicySearchResult } from './policy-search.ts';
import { tellPassages } from './tell-passages.ts';

const prompt = promptFile(new URL('../../../prompts/policy-search/answer.md', import.meta.url));

/** So many sentences of the passages found are shown to the model, each at no more characters. */
const mostSentences = 120;
const longestSentence = 1_500;
const longestTitle = 200;

const mostStatements = 6;

/**
 * Policy search on a model engine: the same passages are found and shown, and before them what the model says of them, as far
 * as the sentences it names bear it out. Where nothing was found, no model is asked.
 */
export async function* answerWithModel(input: PolicySearchInput, context: ModelContext): AsyncGenerator<ToolEvent, PolicySearchResult> {
  const found = yield* findAnswer(input, context);
  if (found.status === 'nothing-found') return yield* tellPassages(found, []);
  yield { type: 'progress', message: 'Writing an answer and checking it against the passages' };
  return yield* tellPassages(found, await statementsFor(found, context));
}

// --- Internal ---

async function statementsFor(
  { question, answering }: FoundAnswer,
  { model, check }: Pick<ModelContext, 'model' | 'check'>,
): Promise<PolicySearchResult['statements']> {
  const sentences = answering.flatMap((passage) => splitSentences(passage.text).map((span) => ({ passage, span }))).slice(0, mostSentences);
  const shown = sentences.map(({ passage, span }, place) => {
    const text = shownLine(passage.text.slice(span.start, span.end), longestSentence);
    return `[${place + 1}] (${shownLine(passage.title, longestTitle)}) ${text}`;
  });
  const asked = prompt({ question, sentences: shown.join('\n') });
  const statements: { text: string; citations: Citation[] }[] = [];
  for (const line of readStatements(await model.write(asked))) {
    if (line.kind === 'heading' || statements.length === mostStatements) continue;
    const citations = line.numbers.flatMap((number) => {
      const sentence = sentences[number - 1];
      return sentence === undefined ? [] : [citePassage(sentence.passage, sentence.span, `m${number}`)];
    });
    const { text } = line;
    // What its sentences do not bear out is left away: the passages stand below in full.
    if (citations.length > 0 && (await check({ text, citations })) === undefined) statements.push({ text, citations });
  }
  return statements;
}
