import { button, type Child, element } from '../element.ts';
import { lastFirst, rememberFormat } from '../results/download-view.ts';
import type { Signed } from './ask-sign-off.ts';
import { dayInWords } from './day-in-words.ts';
import type { DeskWords } from './desk-words.ts';

/** A signed reply: who signed it when, and the files in which it can be taken away. */
export function signedView(
  { by, at, files }: Signed,
  { words, origin }: { readonly words: DeskWords; readonly origin: string },
  onAgain: (pressed: HTMLButtonElement) => void,
): { readonly heading: HTMLElement; readonly parts: readonly Child[]; changed(): void } {
  const heading = element('h5', { tabindex: '-1' }, [words('desk.signed')]);
  const date = dayInWords(at.slice(0, 10), words);
  const said = words('desk.signed.by', { by, date, time: `${at.slice(11, 16)} UTC` });
  const stale = element('p', { class: 'inset inset-bad', hidden: true }, [words('desk.signed.changed')]);
  const again = button(words('desk.sign.review'), 'primary', () => onAgain(again));
  again.hidden = true;
  const links = lastFirst(formats).flatMap((format) => {
    const address = files[format];
    return address === undefined ? [] : [element('li', {}, [download(address, { origin, format, words: words(`desk.signed.${format}`) })])];
  });
  return {
    heading,
    parts: [
      heading,
      element('p', {}, [said]),
      stale,
      again,
      element('p', {}, [element('strong', {}, [words('desk.signed.files')])]),
      element('ul', {}, links),
    ],
    changed() {
      stale.hidden = false;
      again.hidden = false;
    },
  };
}

// --- Internal ---

/** The formats in the order they are offered: OpenDocument is the government's. */
const formats = ['odt', 'docx', 'eml', 'txt', 'zip'] as const;

/** Only addresses of replies on our own server are taken. */
function download(
  address: string,
  { origin, format, words }: { readonly origin: string; readonly format: string; readonly words: string },
): HTMLElement {
  const link = element('a', {}, [words]);
  if (/^\/api\/runs\/[\w-]{1,100}\/reply\/[a-z]{2,5}$/.test(address)) link.href = `${origin}${address}`;
  link.download = '';
  link.addEventListener('click', () => rememberFormat(format));
  return link;
}
