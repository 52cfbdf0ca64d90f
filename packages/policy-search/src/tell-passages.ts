import type { ToolEvent } from '@assay/core';
import { chooseQuote } from './choose-quote.ts';
import { citePassage } from './cite-passage.ts';
import { type Disagreement, disagreementsOf } from './disagreements-of.ts';
import type { FoundAnswer } from './find-answer.ts';
import { nationsToChoose } from './nations-to-choose.ts';
import { phrases } from './phrases.ts';
import type { PolicySearchResult } from './policy-search.ts';

/** Tells what was found in quotations, after what a model may have said of it; without anything found, that nothing was. */
export async function* tellPassages(
  { question, status, confidence, answering, nearest, receipt }: FoundAnswer,
  statements: PolicySearchResult['statements'],
): AsyncGenerator<ToolEvent, PolicySearchResult> {
  if (status === 'nothing-found') {
    yield { type: 'text', text: phrases()['nothing-found'] ?? '', phrase: 'nothing-found' };
    return { status, confidence, statements: [], passages: [], nearest, choices: [], disagreements: [], receipt };
  }
  if (status === 'perhaps') yield { type: 'text', text: phrases().perhaps ?? '', phrase: 'perhaps' };
  for (const { text, citations } of statements) {
    for (const citation of citations) yield { type: 'citation', citation };
    yield { type: 'text', text, citations };
  }
  const passages: PolicySearchResult['passages'] = [];
  for (const passage of answering) {
    const citation = citePassage(passage, chooseQuote(passage.text, question), `${passages.length + 1}`);
    yield { type: 'citation', citation };
    yield { type: 'text', text: citation.quote, citations: [citation] };
    passages.push({ text: citation.quote, citation });
  }
  const choices = [...nationsToChoose(question, answering)];
  if (choices.length > 0) yield { type: 'text', text: phrases()['which-nation'] ?? '', phrase: 'which-nation' };
  const disagreements = disagreementsOf(answering).map(({ one, other }) => ({ pages: [one, other].map(saidOnPage) }));
  if (disagreements.length > 0) yield { type: 'text', text: phrases()['pages-disagree'] ?? '', phrase: 'pages-disagree' };
  return { status, confidence, statements, passages, nearest, choices, disagreements, receipt };
}

// --- Internal ---

function saidOnPage({ passage, says }: Disagreement['one']): PolicySearchResult['disagreements'][number]['pages'][number] {
  const { document, title, metadata } = passage;
  return { document, title, says, ...(metadata.updated === undefined ? {} : { updated: metadata.updated.slice(0, 10) }) };
}
