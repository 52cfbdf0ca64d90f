import { describe, expect, test } from 'vitest';
import { atrsDraft, fieldsForPeople } from './atrs-draft.ts';
import { draftMarkdown } from './draft-markdown.ts';
import { offFacts, sampleFacts, suiteFacts, unmeasuredSuites } from './testing/sample-facts.ts';
import { hostile, sampleTool } from './testing/sample-suites.ts';
import type { ToolFacts } from './tool-facts.ts';

const markdownOf = (facts: ToolFacts) => draftMarkdown(atrsDraft(facts));
const fieldOf = (facts: ToolFacts, id: string) =>
  atrsDraft(facts)
    .sections.flatMap(({ fields }) => fields)
    .find((field) => field.id === id);
const textOf = (facts: ToolFacts, id: string) => JSON.stringify(fieldOf(facts, id));

describe('a draft transparency record', () => {
  test('what only people know is marked theirs, in Markdown and in JSON', () => {
    const draft = atrsDraft(sampleFacts());
    expect(fieldsForPeople(draft).map(({ id }) => id)).toContain('senior-responsible-owner');
    expect(fieldOf(sampleFacts(), 'contact-email')).toMatchObject({ status: 'for-a-person', by: 'the team that runs the tool', known: [] });
    expect(draftMarkdown(draft).match(/TO BE COMPLETED BY: /g)).toHaveLength(fieldsForPeople(draft).length);
  });

  test('a passing tool says first on what data, and that this is no evidence for a department', () => {
    const markdown = markdownOf(sampleFacts());
    expect(markdown).toMatch(/^# Draft transparency record: Saying\n/);
    expect(markdown).toContain('synthetic data written by this project; not evidence for your department');
  });

  test('figures come with interval, requirement, samples and outcome', () => {
    expect(markdownOf(sampleFacts())).toContain(
      '| Right | the text is said back | 0.9 | 0.85 to 0.94 | interval above 0.8 | 80 | passed |',
    );
    expect(markdownOf(sampleFacts())).toContain(
      '| Length, sex | words said | −0.01 | −0.1 to 0.08 | difference within ±0.3 | 80 pairs | passed |',
    );
  });

  test('a requirement is the one that the figure was really held against', () => {
    const wider = { value: 0, low: -0.4, high: 0.4, n: 80, clusters: 80, threshold: 0.5, kind: 'equivalence', passed: true } as const;
    const markdown = markdownOf(sampleFacts({ suites: [suiteFacts('saying/bias', { metrics: { 'length.dialect': wider } })] }));
    expect(markdown).toContain('| Length, dialect | words said | 0 | −0.4 to 0.4 | difference within ±0.5 | 80 pairs | passed |');
  });

  test('a scorer without a figure is said to be not measured, never passed', () => {
    expect(markdownOf(sampleFacts())).toContain(
      '| Never | nothing applies | not measured | no interval | told, not judged | 0 | not measured |',
    );
  });

  test('characteristics nobody measured are named', () => {
    expect(textOf(sampleFacts(), 'not-measured')).toContain('Differences by age, disability');
    expect(textOf(sampleFacts(), 'bias-results')).toContain('["Sex","1","80","passed"]');
    expect(textOf(sampleFacts(), 'bias-results')).toContain('["Religion or belief","0","0","not measured"]');
  });

  test('without evidence the first line says so, and nothing is invented', () => {
    const facts = offFacts('unmeasured', { suites: unmeasuredSuites() });
    const [first] = markdownOf(facts).split('\n');
    expect(first).toBe(
      '**NO PASSING EVIDENCE. This tool has no passing evidence for what is loaded now (not measured). It is switched off.**',
    );
    expect(textOf(facts, 'model-performance')).toContain('Suite saying/accuracy: not measured');
    expect(textOf(facts, 'datasets-and-purposes')).toContain('Not measured');
    expect(atrsDraft(facts).evidence).toEqual([]);
  });

  test('failed evidence is shown as failed, with its figures', () => {
    const failed = { value: 0.4, low: 0.3, high: 0.5, n: 80, clusters: 80, threshold: 0.8, kind: 'bound', passed: false } as const;
    const facts = offFacts('failed', { suites: [suiteFacts('saying/accuracy', { status: 'failed', metrics: { right: failed } })] });
    const markdown = markdownOf(facts);
    expect(markdown.split('\n')[0]).toContain('NO PASSING EVIDENCE');
    expect(markdown).toContain('Suite saying/accuracy: failed.');
    expect(markdown).toContain('| 0.4 | 0.3 to 0.5 | interval above 0.8 | 80 | failed |');
  });

  test('a revoked tool is off whatever was measured, and the first line says so', () => {
    expect(markdownOf(offFacts('revoked')).split('\n')[0]).toContain('This tool was revoked.');
  });

  test('hostile text in names, notes and policy is text', () => {
    const facts = sampleFacts({
      tool: { ...sampleTool, title: hostile, description: hostile },
      suites: [suiteFacts('saying/accuracy', { notes: [hostile] })],
    });
    const markdown = markdownOf(facts);
    expect(markdown).not.toMatch(/[<>]|\u202e|(?<!\\)\]\(/);
    expect(markdown.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/:\/\/|www\.|@evil/);
    for (const line of markdown.split('\n').filter((text) => text.startsWith('| '))) expect(line).toMatch(/ \|$/);
  });

  test('approvers have no names: the record says how many, and in what role', () => {
    const gatePolicy = {
      mode: 'production',
      evidenceDays: 90,
      requiredTier: 'synthetic',
      requires: { deep: false, reviewer: true, equalityNote: false },
    } as const;
    expect(textOf(sampleFacts({ gatePolicy, approvals: 1 }), 'human-review')).toContain('one assurance officer has approved');
    expect(textOf(sampleFacts({ gatePolicy }), 'human-review')).toContain('no assurance officer has approved');
  });

  test('every guardrail check is there with its reason', () => {
    const facts = sampleFacts();
    for (const { id, why } of facts.guardrails?.rules ?? []) {
      expect(textOf(facts, 'risks-and-mitigations')).toContain(id);
      expect(textOf(facts, 'risks-and-mitigations')).toContain(JSON.stringify(why).slice(1, -1));
    }
  });

  test('the same evidence gives the same bytes', () => {
    expect(markdownOf(sampleFacts())).toBe(markdownOf(sampleFacts()));
  });
});
