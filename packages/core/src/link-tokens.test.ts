import { expect, test } from 'vitest';
import { linkTokens } from './link-tokens.ts';

test('what looks like a token in a text comes back as no address', () => {
  const links = linkTokens();
  const hidden = links.hide('See https://a.example. Then [link 1].');
  expect(hidden).toBe('See [link 1]. Then (link 1).');
});

test('shows no address, and puts each back that its token stood for', () => {
  const links = linkTokens();
  const hidden = links.hide('See https://a.example/x?y=1 and www.b.example, then https://a.example/x?y=1.');
  expect(hidden).toBe('See [link 1] and [link 2], then [link 1].');
  expect(links.hide('Or http://c.example')).toBe('Or [link 3]');
  expect(links.show('Go to [link 1] or [link 9].')).toBe('Go to https://a.example/x?y=1 or [link 9].');
});
