/** Knows pieces of a stream that are the one before in all but their words, and takes the words out without parsing them again. */
export interface AlikePieces {
  /** The words of a piece that is like the one remembered; undefined where it is not, or cannot be told without parsing. */
  wordsOf(event: string): string | undefined;
  /** Remembers a piece that says nothing but its words; `read` gives the words of a piece, parsed. */
  remember(event: string, words: string): void;
}

/** A stream in which so many pieces in turn were not like the one before, such as one with padding, is not looked at any more. */
const mostUnlike = 4;

/**
 * Nearly all pieces of an answer differ in one JSON string. A string token put in the place of another changes that one value of
 * what is parsed and nothing else (RFC 8259), so that a piece with the same text before and after needs no parsing: it is looked at
 * once that the place is that of the words.
 */
export function alikePieces(read: (event: string) => unknown): AlikePieces {
  let known: { readonly head: string; readonly tail: string } | undefined;
  let unlike = 0;

  return {
    wordsOf(event) {
      if (known === undefined) return undefined;
      const { head, tail } = known;
      if (event.length < head.length + tail.length || !event.startsWith(head) || !event.endsWith(tail)) return undefined;
      const words = event.slice(head.length, event.length - tail.length);
      if (!plain.test(words)) return undefined;
      unlike = 0;
      return words;
    },
    remember(event, words) {
      if (unlike >= mostUnlike || !plain.test(words)) return;
      unlike += 1;
      const at = event.lastIndexOf(`"${words}"`);
      if (at < 0) return;
      const [head, tail] = [event.slice(0, at + 1), event.slice(at + 1 + words.length)];
      known = read(`${head}${probe}${tail}`) === probe ? { head, tail } : undefined;
    },
  };
}

// --- Internal ---

/** Characters that stand for themselves in a JSON string. */
const plain = /^[^"\\\p{Cc}]*$/u;

const probe = 'a probe';
