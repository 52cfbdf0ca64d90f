import { atrsFields } from './atrs-fields.ts';
import { type Block, list, paragraph } from './block.ts';
import { describeShape } from './describe-shape.ts';
import type { Fillers } from './fillers.ts';
import { oversightWords } from './oversight-words.ts';
import { stateWords } from './standing-words.ts';
import type { ToolFacts } from './tool-facts.ts';

/** What the registry knows of a tool: its name, what it does and how, what goes in and comes out. */
export const descriptionFillers: Fillers = {
  title: ({ tool }) => [paragraph(tool.title)],
  name: ({ tool }) => [paragraph(tool.title)],
  capability: () => [paragraph('Linguistics: the tool works on text.')],
  task: ({ tool }) => [paragraph(firstSentence(tool.description))],
  'one-sentence-description': ({ tool }) => [paragraph(firstSentence(tool.description))],
  description: ({ tool }) => [paragraph(tool.description)],
  'atrs-version': () => [paragraph(`${atrsFields().standard}, version ${atrsFields().version}`)],
  phase: (facts) => [paragraph(phaseWords(facts))],
  'detailed-description': (facts) => [
    paragraph(facts.tool.description),
    ...engineWords(facts),
    ...(facts.tool.usesRetriever
      ? [paragraph('It searches the documents that were taken in here, and sees only those that the person who asks may see.')]
      : [paragraph('It sees only what the person gives it.')]),
    paragraph('Every text passes the guardrails: what comes in, what is retrieved and what goes out. See risks and mitigations.'),
  ],
  'human-review': (facts) => list(oversightWords(facts)),
  'provided-information': ({ tool }) => list(describeShape(tool.result, 'output')),
  'system-architecture': (facts) => [
    paragraph(
      'A run goes through the gate, the guardrails on input, the tool on its engine, and the guardrails on output; an audit record opens before it and closes after it.',
    ),
    paragraph(partsWords(facts)),
  ],
  'system-level-input': ({ tool }) => list(describeShape(tool.input, 'input')),
  'system-level-output': ({ tool }) => list(describeShape(tool.result, 'output')),
  models: engineWords,
  'model-name': ({ engine }) => [
    paragraph(engine.kind === 'embedded' ? 'No model. The engine is the tool’s own code (embedded).' : engine.id),
  ],
  'model-version': ({ decision }) => [
    paragraph(
      decision.configuration === ''
        ? 'Not known: the configuration could not be read.'
        : `Configuration ${decision.configuration} (SHA-256 over every part that decides behaviour).`,
    ),
  ],
  'model-task': ({ tool }) => [paragraph(firstSentence(tool.description))],
  maintenance: ({ gatePolicy }) => [
    paragraph(
      'A change of one byte in anything that decides behaviour (code, prompts, policies, data, packages) switches the tool off until it is measured again.',
    ),
    ...(gatePolicy === undefined ? [] : [paragraph(`Evidence expires ${gatePolicy.evidenceDays} days after the measurement.`)]),
  ],
};

// --- Internal ---

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}

function engineWords({ engine }: ToolFacts): readonly Block[] {
  if (engine.kind === 'embedded')
    return [paragraph('Embedded engine: no language model and no network. The same input gives the same output, byte for byte.')];
  return [paragraph(`Model engine "${engine.id}": a language model writes, and the guardrails check what it wrote before it is released.`)];
}

function phaseWords({ gatePolicy, decision }: ToolFacts): string {
  const state = `the tool’s state is "${stateWords[decision.state]}"`;
  if (gatePolicy === undefined) return `The gate policy cannot be read; ${state}.`;
  return gatePolicy.mode === 'development'
    ? `Pre-deployment, as far as the gate knows: in development mode it serves one machine only; ${state}.`
    : `Beta or pilot, or production: the gate is in production mode and cannot tell which; ${state}.`;
}

function partsWords({ parts, engine }: ToolFacts): string {
  if (parts.length === 0) return 'The parts of the configuration could not be read.';
  const packages = parts.flatMap((part) => (part.kind === 'package' ? [`${part.name} ${part.version}`] : []));
  const files = parts.filter(({ kind }) => kind === 'file').length;
  const others = packages.length === 0 ? 'no package of others' : `these packages of others: ${packages.join(', ')}`;
  return `Engine: ${engine.id}. The configuration consists of ${files} files and ${others}.`;
}
