/** Who asks: passed on every call, so that audience and ownership can be decided anywhere. */
export interface Caller {
  readonly id: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** The key by which a program asks on somebody's behalf. */
  readonly key?: string;
  /** The tools that the proof given allows; all that groups allow where none is named. */
  readonly tools?: readonly string[];
}

/** The single user of a local installation. */
export const localCaller: Caller = { id: 'local', groups: ['everyone'], roles: ['user', 'editor', 'assurance', 'administrator'] };
