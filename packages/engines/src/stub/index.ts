export { type Flavour, flavours } from './chunks.ts';
export { type FaultName, faultNames } from './faults.ts';
export { quotingModel } from './quoting-model.ts';
export { startStub } from './start-stub.ts';
export type { Stub, StubAnswer, StubOptions, StubQuestion, StubRequest } from './stub-options.ts';
