import { addLine, type MarginLines } from './margin-lines.ts';
import { walkXml } from './walk-xml.ts';

type Parts = ReadonlyMap<string, Uint8Array>;

/** The lines of a Word document's page headers and footers. */
export async function marginLines(parts: Parts): Promise<MarginLines> {
  return { head: await linesOf(parts, /^word\/header\d{0,4}\.xml$/), foot: await linesOf(parts, /^word\/footer\d{0,4}\.xml$/) };
}

/** What was said in the margin of a Word document; readers of the printed page do not see it. */
export async function commentText(parts: Parts): Promise<string> {
  return (await linesOf(parts, /^word\/comments\.xml$/)).join('\n');
}

// --- Internal ---

async function linesOf(parts: Parts, pattern: RegExp): Promise<readonly string[]> {
  const lines = new Set<string>();
  for (const [name, part] of parts) {
    if (!pattern.test(name)) continue;
    let line = '';
    let isText = false;
    await walkXml(part, {
      enter(element) {
        isText = element.name === 'w:t';
        if (element.name === 'w:tab' || element.name === 'w:br') line += ' ';
      },
      text(words) {
        if (isText) line += words;
      },
      leave(element) {
        if (element === 'w:t') isText = false;
        if (element !== 'w:p') return;
        addLine(lines, line);
        line = '';
      },
    });
  }
  return [...lines];
}
