import { expect, test } from 'vitest';
import { html } from './markup.ts';

const evil = `<script>"'&\u202e\u0007`;

test('every value is escaped, in text and in attributes, and what cannot be seen is made visible', () => {
  expect(html`<p title="${evil}">${[evil, html`<b>${1}</b>`]}</p>`.markup).toBe(
    '<p title="&lt;script&gt;&quot;&#39;&amp;\ufffd\ufffd">&lt;script&gt;&quot;&#39;&amp;\ufffd\ufffd<b>1</b></p>',
  );
});

test('markup made the same way is not escaped again, line ends stay, and nothing is written for nothing', () => {
  expect(html`<ul>${['a', '<\n'].map((item) => html`<li>${item}</li>`)}</ul>${undefined}${''}${[]}`.markup).toBe(
    '<ul><li>a</li><li>&lt;\n</li></ul>',
  );
});
