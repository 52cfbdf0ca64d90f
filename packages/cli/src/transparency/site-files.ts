import type { Deployment } from '../deployment.ts';
import { servedPage, styleFile } from './site-layout.ts';
import { pageOf, startPage } from './start-page.ts';
import { gatherToolFacts, type ToolFacts } from './tool-facts.ts';
import { toolPage } from './tool-page.ts';
import type { SiteFile } from './write-site.ts';

/** All pages of the public site. */
export function siteFiles(all: readonly ToolFacts[]): readonly SiteFile[] {
  return [{ name: 'index.html', text: startPage(all) }, ...all.map((facts) => ({ name: pageOf(facts), text: toolPage(facts) }))];
}

/** The same as a server shows it to everybody. */
export async function servedSite(deployment: Deployment): Promise<readonly SiteFile[]> {
  const all = await Promise.all([...deployment.tools.keys()].map((tool) => gatherToolFacts(deployment, tool)));
  return [...siteFiles(all).map(({ name, text }) => ({ name, text: servedPage(text) })), styleFile];
}
