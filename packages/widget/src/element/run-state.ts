import type { Citation, ConnectionEvent, EndStatus, Notice, RunEvent } from './wire.ts';

/** What a run's log says: everything on the screen is made of this and of nothing else. */
export interface RunState {
  readonly lastSequence: number;
  readonly status: 'running' | EndStatus;
  readonly connection: ConnectionEvent['status'];
  /** What the tool runs on; empty until it is told. */
  readonly engine: string;
  readonly progress: { readonly message: string; readonly done?: number; readonly total?: number } | undefined;
  readonly statements: readonly { readonly text: string; readonly citations: readonly string[] }[];
  /** By first mention; a citation's number is its place here. */
  readonly citations: readonly Citation[];
  readonly notices: readonly Notice[];
  /** A check failed or did not run, so what it guards was never judged. */
  readonly hasUnrunCheck: boolean;
  readonly result: unknown;
  readonly code: string;
  readonly message: string;
}

/** A run of which nothing has been heard. */
export const emptyRun: RunState = {
  lastSequence: 0,
  status: 'running',
  connection: 'open',
  engine: '',
  progress: undefined,
  statements: [],
  citations: [],
  notices: [],
  hasUnrunCheck: false,
  result: undefined,
  code: '',
  message: '',
};

/** The state after one more event. What was heard before, and what comes after the end, changes nothing. */
export function reduceRun(state: RunState, event: RunEvent | ConnectionEvent): RunState {
  if (state.status !== 'running') return state;
  if (event.type === 'connection') return { ...state, connection: event.status };
  if (event.sequence <= state.lastSequence) return state;
  return { ...state, ...changeOf(state, event), lastSequence: event.sequence, connection: 'open' };
}

// --- Internal ---

function changeOf(state: RunState, event: RunEvent): Partial<RunState> {
  switch (event.type) {
    case 'started':
      return { engine: event.engine };
    case 'restarted': {
      const { statements, citations, notices, hasUnrunCheck, result } = emptyRun;
      return { statements, citations, notices, hasUnrunCheck, result, progress: { message: event.message } };
    }
    case 'progress': {
      const { message, done, total } = event;
      return { progress: { message, ...(done === undefined ? {} : { done }), ...(total === undefined ? {} : { total }) } };
    }
    case 'checked':
      return {
        notices: [...state.notices, ...event.notices],
        hasUnrunCheck: state.hasUnrunCheck || event.records.some(({ outcome }) => outcome === 'error' || outcome === 'did-not-run'),
      };
    case 'citation':
      return state.citations.some(({ id }) => id === event.citation.id) ? {} : { citations: [...state.citations, event.citation] };
    case 'text':
      return { statements: [...state.statements, { text: event.text, citations: event.citations }] };
    case 'result':
      return { result: event.result };
    case 'ended': {
      const { status, code = '', message = '', notices = state.notices } = event;
      // The last word on what was found: a run told from the store may have it only here.
      return { status, code, message, notices };
    }
    default:
      // A kind of event from a newer server is passed over.
      return {};
  }
}
