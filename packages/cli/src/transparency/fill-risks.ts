import { type Block, list, paragraph, tableOf } from './block.ts';
import type { Fillers } from './fillers.ts';
import { guardrailRules } from './guardrail-rules.ts';
import { oversightWords } from './oversight-words.ts';
import type { SuiteFacts, ToolFacts } from './tool-facts.ts';

/** The risks that code does something about, and what it does. */
export const riskFillers: Fillers = {
  'risks-and-mitigations': (facts) => [
    ...tableOf(
      'Risks that the toolkit does something about',
      ['Risk', 'Mitigation', 'What is known'],
      [
        [
          'The tool is wrong or leaves out what matters',
          'Accuracy is measured before it may run; whoever uses it reads the sources.',
          known(facts, 'accuracy'),
        ],
        ['People are treated unalike', 'Differences are measured by pairs before it may run.', known(facts, 'bias')],
        [
          'Texts hold what must not be processed, or give the machine orders',
          'Guardrails check every text, see below.',
          known(facts, 'guardrails'),
        ],
        ['It changes without anybody noticing', 'A change of one byte in what decides behaviour switches it off.', 'Enforced by the gate.'],
        ['It is relied on without a person', 'See human oversight below.', 'Enforced by the gate as far as stated.'],
      ],
    ),
    ...guardrailBlocks(facts),
    paragraph('Human oversight, as far as the gate enforces it:'),
    ...list(oversightWords(facts)),
  ],
};

// --- Internal ---

function guardrailBlocks(facts: ToolFacts): readonly Block[] {
  const rules = guardrailRules(facts);
  if (rules.length === 0) return [paragraph('The guardrail policy could not be read, so the tool is off.')];
  return tableOf(
    `Guardrail checks (policy ${facts.guardrails?.name ?? ''})`,
    ['Check', 'Looks at', 'What is done', 'Why'],
    rules.map(({ id, stages, action, why }) => [id, stages, action, why]),
  );
}

function known({ suites }: ToolFacts, kind: SuiteFacts['suite']['kind']): string {
  const ours = suites.filter(({ suite, state }) => suite.kind === kind && state !== 'not-asked');
  if (ours.length === 0) return 'Not measured.';
  return ours.map(({ suite, evidence }) => `${suite.name}: ${evidence === undefined ? 'not measured' : evidence.report.status}`).join('; ');
}
