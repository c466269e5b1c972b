import { vi } from 'vitest';
import './blob-reading.ts';

export interface Download {
  readonly name: string;
  readonly text: string;
}

/** Catches what the page gives to the browser to download; jsdom itself has no downloads. */
export function captureDownloads(): { all: () => Promise<Download[]> } {
  const caught: { name: string; blob: Blob }[] = [];
  let latest = new Blob();
  URL.createObjectURL = (object) => {
    if (object instanceof Blob) latest = object;
    return 'blob:caught';
  };
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    caught.push({ name: this.download, blob: latest });
  });
  const textOf = async (blob: Blob) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(await blob.arrayBuffer());
  return {
    all: () => Promise.all(caught.map(async ({ name, blob }) => ({ name, text: await textOf(blob) }))),
  };
}
