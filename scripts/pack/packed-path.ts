/** Where a file of a package stands when it is packed: `src` becomes `dist`, TypeScript becomes JavaScript, all else keeps its place. */
export function packedPath(path: string): string {
  return path.replace(/^(\.\/)?src\//, '$1dist/').replace(/(?<!\.d)\.ts$/, '.js');
}

/** What is for development only: tests, what tests share, and what says how to compile. */
export function isForDevelopment(path: string): boolean {
  return /(?:^|\/)(?:node_modules|dist|testing|\.[^/]*)(?:\/|$)|\.test\.[^/]*$|(?:^|\/)(?:package|tsconfig)\.json$/.test(path);
}
