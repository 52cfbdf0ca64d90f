import { describe, expect, test } from 'vitest';
import { escapeMarkdown } from './escape-markdown.ts';
import { hostile } from './transparency/testing/sample-suites.ts';

describe('text from data in Markdown', () => {
  test.each([
    ['plain words stay as they are', 'The fee is £7.20 (on 3 May).', 'The fee is £7.20 (on 3 May).'],
    ['a version is no list', '4.0', '4.0'],
    ['raw HTML is text', '<b>x</b> & y', '&lt;b&gt;x&lt;/b&gt; &amp; y'],
    ['emphasis and code are text', '**a** _b_ `c`', '\\*\\*a\\*\\* \\_b\\_ \\`c\\`'],
    ['a link is text', '[a](b)', '\\[a\\](b)'],
    ['an image is text', '![a](b)', '\\!\\[a\\](b)'],
    ['a cell cannot end its cell', 'a | b', 'a \\| b'],
    ['a bare address makes no link', 'see https://evil.example/x', 'see `https://evil.example/x`'],
    ['nor does one without a scheme', 'www.evil.example', '`www.evil.example`'],
    ['nor an e-mail address', 'a@evil.example', '`a@evil.example`'],
    ['a heading is text', '# a', '\\# a'],
    ['a list item is text', '- a', '\\- a'],
    ['a numbered item is text', '1. a', '1\\. a'],
    ['a new line starts nothing', 'a\n\n# b', 'a \\# b'],
    ['what reorders a page is made visible', 'a\u202eb', 'a\ufffdb'],
    ['mathematics is text', '$x$', '\\$x\\$'],
  ])('%s', (_, given, written) => {
    expect(escapeMarkdown(given)).toBe(written);
  });

  test('hostile text keeps no tag, no link and no open emphasis', () => {
    const written = escapeMarkdown(hostile);
    expect(written).not.toMatch(/[<>]|(?<!\\)\[|(?<!\\)\*|\u202e/);
    expect(written.replaceAll(/`[^`]*`/g, '')).not.toMatch(/:\/\/|www\.|@/);
  });
});
