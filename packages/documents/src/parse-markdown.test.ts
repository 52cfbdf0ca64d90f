import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';
import { blockTexts } from './testing/block-texts.ts';

const source = `# Towpath grant ##

Apply **before** May.
Late ones are refused.

## How much

- a site: £4,500
1. a bridge

| Site | Pays |
|------|:----:|
| Lock | 60%  |

\`\`\`
# not a heading
\`\`\`
####### seven signs
`;

test('Markdown keeps its author’s text; headings, items and rows are blocks without their marks', () => {
  const parsed = parseMarkdown(source);
  expect(parsed.text).toBe(source.trimEnd());
  expect(parsed.title).toBe('Towpath grant');
  expect(blockTexts(parsed)).toEqual([
    ['h1', 'Towpath grant'],
    ['paragraph', 'Apply **before** May.'],
    ['paragraph', 'Late ones are refused.'],
    ['h2', 'How much'],
    ['list-item', 'a site: £4,500'],
    ['list-item', 'a bridge'],
    ['table-row', 'Site | Pays'],
    ['table-row', 'Lock | 60%'],
    ['paragraph', '# not a heading'],
    ['paragraph', '####### seven signs'],
  ]);
});

test('Markdown without a heading has no title', () => {
  expect(parseMarkdown('Only words.')).toMatchObject({ title: '', blocks: [{ kind: 'paragraph', start: 0, end: 11 }] });
});
