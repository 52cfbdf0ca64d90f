import { readdir, readFile } from 'node:fs/promises';

const pageSize = 4_096;

/** How many bytes of memory the processes of a group hold together; undefined where the system does not tell (not Linux). */
export async function groupMemory(group: number): Promise<number | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (names === undefined) return undefined;
  const held = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => memoryOf(name, group)));
  return held.reduce((sum, bytes) => sum + bytes, 0);
}

// --- Internal ---

async function memoryOf(process: string, group: number): Promise<number> {
  // A process may end at any moment.
  const line = await readFile(`/proc/${process}/stat`, 'utf8').catch(() => '');
  // The name in brackets may hold anything, so fields are counted from its end: state, parent, group, ...
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return Number(fields[2]) === group ? Number(fields[21] ?? 0) * pageSize : 0;
}
