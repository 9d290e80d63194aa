import { Component, type ReactNode } from 'react';

interface Props {
  /** Shown instead when the form cannot be drawn. */
  readonly instead: ReactNode;
  readonly children: ReactNode;
}

/** A form of somebody else's, drawn by a library, must not take the concern around it down. */
export class FormBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? this.props.instead : this.props.children;
  }
}
