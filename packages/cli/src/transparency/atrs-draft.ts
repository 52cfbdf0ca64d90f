import { AssayError, type Report } from '@assay/core';
import { type AtrsField, atrsFields } from './atrs-fields.ts';
import type { Block } from './block.ts';
import { fillers } from './fillers.ts';
import { standingWords } from './standing-words.ts';
import type { ToolFacts } from './tool-facts.ts';

/** A field as the draft answers it. */
export type DraftField = Pick<AtrsField, 'id' | 'number' | 'heading' | 'required' | 'guidance'> &
  (
    | { readonly status: 'filled'; readonly content: readonly Block[]; readonly toAddBy?: string }
    | { readonly status: 'for-a-person'; readonly by: string; readonly known: readonly Block[] }
  );

/** A draft transparency record of one tool. */
export interface AtrsDraft {
  readonly standard: string;
  readonly version: string;
  readonly source: string;
  readonly tool: string;
  readonly title: string;
  readonly state: string;
  readonly hasPassingEvidence: boolean;
  readonly standing: string;
  readonly reasons: readonly string[];
  readonly configuration: string;
  readonly sections: readonly { readonly tier: string; readonly heading: string; readonly fields: readonly DraftField[] }[];
  /** The reports that the figures come from, whole. */
  readonly evidence: readonly { readonly id: string; readonly envelope: string; readonly report: Report }[];
}

/** Drafts the record: what code knows is filled in, the rest is left to the person it names. */
export function atrsDraft(facts: ToolFacts): AtrsDraft {
  const { standard, version, source, sections, fields } = atrsFields();
  return {
    standard,
    version,
    source,
    tool: facts.tool.name,
    title: facts.tool.title,
    state: facts.decision.state,
    hasPassingEvidence: facts.hasPassingEvidence,
    standing: standingWords(facts),
    reasons: facts.decision.reasons,
    configuration: facts.decision.configuration,
    sections: sections.map(({ id, tier, heading }) => ({
      tier,
      heading,
      fields: fields.filter(({ section }) => section === id).map((field) => draftField(field, facts)),
    })),
    evidence: facts.suites.flatMap(({ evidence }) =>
      evidence === undefined ? [] : [{ id: evidence.id, envelope: evidence.envelope, report: evidence.report }],
    ),
  };
}

/** The fields that wait for a person. */
export function fieldsForPeople({ sections }: AtrsDraft): readonly DraftField[] {
  return sections.flatMap(({ fields }) => fields.filter(({ status }) => status === 'for-a-person'));
}

// --- Internal ---

function draftField({ id, number, heading, required, guidance, filledBy, person }: AtrsField, facts: ToolFacts): DraftField {
  const about = { id, number, heading, required, guidance };
  const content = fillers[id]?.(facts) ?? [];
  if (filledBy === 'person') return { ...about, status: 'for-a-person', by: person ?? 'a person', known: content };
  if (content.length === 0)
    throw new AssayError('data-file-invalid', `atrs-fields.json leaves "${id}" to code, which knows nothing for it. Leave it to a person.`);
  return { ...about, status: 'filled', content, ...(person === undefined ? {} : { toAddBy: person }) };
}
