import { escapeMarkdown } from '../escape-markdown.ts';
import type { AtrsDraft, DraftField } from './atrs-draft.ts';
import type { Block } from './block.ts';

/** A draft as Markdown; without passing evidence the first line says so. */
export function draftMarkdown(draft: AtrsDraft): string {
  const { hasPassingEvidence, standing, reasons, title, standard, version, source, sections } = draft;
  const lines = [
    ...(hasPassingEvidence ? [] : [`**NO PASSING EVIDENCE. ${escapeMarkdown(standing)}**`, '', ...bullets(reasons)]),
    `# Draft transparency record: ${escapeMarkdown(title)}`,
    '',
    `${escapeMarkdown(standard)}, version ${escapeMarkdown(version)}. ${escapeMarkdown(source)}`,
    '',
    'A draft made from registry and evidence. Nothing in it was guessed: what only people know is marked TO BE COMPLETED BY.',
    '',
    ...(hasPassingEvidence ? [escapeMarkdown(standing), ''] : []),
    ...sections.flatMap(({ tier, heading, fields }) => [
      `## ${escapeMarkdown(tier === 'Metadata' ? heading : `${tier}: ${heading}`)}`,
      '',
      ...fields.flatMap(fieldLines),
    ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

// --- Internal ---

function fieldLines(field: DraftField): readonly string[] {
  const { number, heading, required, guidance } = field;
  const head = [
    `### ${number === '' ? '' : `${number} `}${escapeMarkdown(heading)}${required ? '' : ' (optional)'}`,
    '',
    `*${escapeMarkdown(guidance)}*`,
    '',
  ];
  if (field.status === 'for-a-person') {
    const known = field.known.length === 0 ? [] : ['Known from registry and evidence:', '', ...field.known.flatMap(blockLines)];
    return [...head, ...known, `**TO BE COMPLETED BY: ${escapeMarkdown(field.by)}**`, ''];
  }
  const toAdd = field.toAddBy === undefined ? [] : [`**TO BE ADDED TO BY: ${escapeMarkdown(field.toAddBy)}**`, ''];
  return [...head, ...field.content.flatMap(blockLines), ...toAdd];
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [escapeMarkdown(block.text), ''];
    case 'list':
      return bullets(block.items);
    case 'table':
      return [
        `${escapeMarkdown(block.caption)}:`,
        '',
        row(block.header),
        row(
          block.header.map(() => '---'),
          (cell) => cell,
        ),
        ...block.rows.map((cells) => row(cells)),
        '',
      ];
  }
}

function bullets(items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [...items.map((item) => `- ${escapeMarkdown(item)}`), ''];
}

function row(cells: readonly string[], write = escapeMarkdown): string {
  return `| ${cells.map(write).join(' | ')} |`;
}
