/** Imports a package that is installed here alone, where the benchmark's own imports do not meet its dependencies; its shape is told by who uses it. */
export async function importPeer<Shape>(name: string): Promise<Shape> {
  return (await import(name)) as Shape;
}
