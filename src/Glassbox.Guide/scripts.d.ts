// What the guide's scripts use besides the browser: the .NET runtime and the exports of C#.

interface DotnetRuntime {
  getAssemblyExports(assembly: string): Promise<any>;
  localHeapViewF32(): Float32Array;
  localHeapViewU8(): Uint8Array;
}

/** Browser/StageDoor.cs. */
interface StageDoor {
  Frame(stage: number, seconds: number, width: number, height: number, flags: number): number;
  Point(stage: number, kind: number, x: number, y: number, reach: number): boolean;
  Wheel(stage: number, by: number): boolean;
  Scroll(stage: number, part: number): void;
  Press(stage: number, key: string): boolean;
  Seek(stage: number, time: number): void;
  Drawing(stage: number): string;
}

declare var getDotnetRuntime: (id: number) => DotnetRuntime;
declare var dotnetSidecar: boolean;

declare module "*/_framework/dotnet.js" {
  export const dotnet: { create(): Promise<DotnetRuntime> };
}
