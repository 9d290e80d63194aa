import { Component, type ReactNode } from 'react';
import { appWords } from '../text/app.ts';

interface Props {
  readonly children: ReactNode;
}

/** Shown when drawing itself fails: plain, without a person in it, and with what to do about the child. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="narrowpage errpage" role="alert">
        <h1 className="cp-answer">{appWords.broken}</h1>
        <p>{appWords.brokenHelp}</p>
        <p>
          {appWords.worried} <b>999</b>.
        </p>
        <button type="button" className="btn main" onClick={() => location.reload()}>
          {appWords.reload}
        </button>
      </main>
    );
  }
}
