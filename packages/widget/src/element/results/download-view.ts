import type { Announcer } from '../announcer.ts';
import { element } from '../element.ts';
import type { ResultWords } from './result-words.ts';

interface DownloadParts {
  readonly run: string;
  /** The address of the server. */
  readonly origin: string;
  readonly words: ResultWords;
  readonly announcer: Announcer;
}

const formats = ['odt', 'docx', 'md'] as const;

/** The result as a file: the format that was taken last comes first, OpenDocument where none was. */
export function downloadView({ run, origin, words, announcer }: DownloadParts): HTMLElement {
  const link = (format: (typeof formats)[number], place: number) => {
    const name = words(`download.${format}`);
    const made = element('a', place === 0 ? { class: 'button secondary', part: 'button' } : {}, [
      place === 0 ? words('download.as', { format: name }) : name,
    ]);
    made.href = `${origin}/api/runs/${encodeURIComponent(run)}/result/${format}`;
    made.download = '';
    made.addEventListener('click', () => {
      rememberFormat(format);
      announcer.say(words('download.started'));
    });
    return made;
  };
  const links = lastFirst(formats).map(link);
  return element('span', { class: 'row download', role: 'group', 'aria-label': words('download') }, links);
}

/** Formats in the order they are offered: the one in which something was taken away last in this browser comes first. */
export function lastFirst<Format extends string>(formats: readonly Format[]): readonly Format[] {
  let last: string | null = null;
  try {
    last = localStorage.getItem(key);
  } catch {
    // A browser may keep nothing.
  }
  return [...formats].sort((one, other) => Number(other === last) - Number(one === last));
}

/** Remembers a format for the next time. */
export function rememberFormat(format: string): void {
  try {
    localStorage.setItem(key, format);
  } catch {
    // A browser may keep nothing.
  }
}

// --- Internal ---

const key = 'assay-download-format';
