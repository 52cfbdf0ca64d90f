import { pageOf, startPage } from './start-page.ts';
import type { ToolFacts } from './tool-facts.ts';
import { toolPage } from './tool-page.ts';
import type { SiteFile } from './write-site.ts';

/** All pages of the public site. */
export function siteFiles(all: readonly ToolFacts[]): readonly SiteFile[] {
  return [{ name: 'index.html', text: startPage(all) }, ...all.map((facts) => ({ name: pageOf(facts), text: toolPage(facts) }))];
}
