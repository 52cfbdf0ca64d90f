/** What an RTF file is made of, as its specification (1.9.1) names it; bytes are still in some code page. */
export type Token =
  | { readonly type: 'open' | 'close' }
  | { readonly type: 'word'; readonly word: string; readonly value?: number }
  | { readonly type: 'byte'; readonly byte: number };

/** Reads an RTF file (as Latin-1) token by token, in one pass. */
export function* readTokens(source: string): Generator<Token> {
  // Sticky, so that each match begins just where the last ended.
  const word = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
  for (let place = 0; place < source.length; place += 1) {
    const sign = source[place];
    if (sign === '{') yield { type: 'open' };
    else if (sign === '}') yield { type: 'close' };
    else if (sign === '\\') {
      word.lastIndex = place + 1;
      const found = word.exec(source);
      if (found !== null) {
        place += found[0].length;
        const [, name = '', value] = found;
        yield { type: 'word', word: name, ...(value === undefined ? {} : { value: Number(value) }) };
        // Binary data stands as it is; its length says where it ends.
        if (name === 'bin') place += Math.max(0, Number(value ?? 0));
        continue;
      }
      place += 1;
      const next = source[place] ?? '';
      if (next === "'") {
        const byte = Number.parseInt(source.slice(place + 1, place + 3), 16);
        place += 2;
        if (!Number.isNaN(byte)) yield { type: 'byte', byte };
      } else if (next === '\\' || next === '{' || next === '}') yield { type: 'byte', byte: next.charCodeAt(0) };
      else yield { type: 'word', word: next };
    } else if (sign !== '\r' && sign !== '\n') yield { type: 'byte', byte: source.charCodeAt(place) };
  }
}
