import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { patternPolicy } from '../server/sides.ts';
import { startProcess, type Target } from '../server/start-process.ts';

/** Nodes of one deployment on a database, each a process with a data folder of its own. */
export interface NodesOf {
  /** Starts a node, the first time or again on its own folder. */
  start(node: number): Promise<Target>;
  /** The inbox that all of them see. */
  readonly inbox: string;
}

/** The nodes of a database; the first one that is started makes keys and policy, and measures its tool. */
export function nodesOn(url: string, stub: Target): NodesOf {
  const home = mkdtempSync(join(tmpdir(), 'assay-bench-nodes-'));
  const inbox = join(home, 'inbox');
  mkdirSync(inbox);
  const policy = patternPolicy();
  const folderOf = (node: number) => join(home, `${node}`);
  return {
    inbox,
    async start(node) {
      const data = folderOf(node);
      if (!existsSync(data)) {
        mkdirSync(data, { mode: 0o700 });
        symlinkSync(inbox, join(data, 'inbox'));
        if (node > 0) cpSync(join(folderOf(0), 'keys'), join(data, 'keys'), { recursive: true });
      }
      return startProcess('../nodes/node-process.ts', [data, `${stub.url}/v1`, policy], {
        environment: { DATABASE_URL: url },
        options: ['--expose-gc'],
      });
    },
  };
}
