import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWidget } from '@assay/widget';
import type { Workspace } from './workspaces.ts';

/** Puts the bundled element into the widget's package, in the place of what bundles it: so packed, it depends on nothing. */
export async function packWidget(widget: Workspace, place: string): Promise<Workspace> {
  const { script, results, desk, welsh } = await bundleWidget();
  const dist = join(place, 'dist');
  await writeFile(join(dist, 'assay-chat.js'), script);
  await writeFile(join(dist, 'assay-results.js'), results.script);
  await writeFile(join(dist, 'assay-desk.js'), desk.script);
  await writeFile(join(dist, 'assay-welsh.js'), welsh.script);
  for (const kind of ['js', 'd.ts']) await rename(join(dist, `packed-widget.${kind}`), join(dist, `bundle-widget.${kind}`));
  await rm(join(dist, 'element'), { recursive: true });
  return { ...widget, manifest: { ...widget.manifest, dependencies: {} } };
}
