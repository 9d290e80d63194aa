import { Suspense, useMemo, useState, type ReactNode } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { unreachable } from '../../domain/result.ts';
import { lazyScreen } from '../../ui/lazy-screen.tsx';
import './rules.css';
import { deskFrame } from '../../text/desk-frame.ts';
import { ruleDesk } from '../../text/rule-desk.ts';
import type { Desk } from '../../desk/desk.ts';
import { DeskFrame } from '../../desk/DeskFrame.tsx';
import { everything, type Asked } from './list/narrow.ts';
import { RulesScreen } from './list/RulesScreen.tsx';
import { ScreenHead } from '../../desk/ScreenHead.tsx';
import { linkTo, placeOf, standingOf, type Place } from './places.ts';

const RuleScreen = lazyScreen(async () => (await import('./rule/RuleScreen.tsx')).RuleScreen);
const EditScreen = lazyScreen(async () => (await import('./rule/EditScreen.tsx')).EditScreen);
const TakingScreen = lazyScreen(async () => (await import('./transfer/TakingScreen.tsx')).TakingScreen);
const ProposalsScreen = lazyScreen(
  async () => (await import('./proposals/ProposalsScreen.tsx')).ProposalsScreen,
);
const CodeSetsScreen = lazyScreen(
  async () => (await import('./code-sets/CodeSetsScreen.tsx')).CodeSetsScreen,
);
const CodeSetScreen = lazyScreen(async () => (await import('./code-sets/CodeSetScreen.tsx')).CodeSetScreen);
const FiguresScreen = lazyScreen(async () => (await import('./figures/FiguresScreen.tsx')).FiguresScreen);

function Nowhere() {
  return (
    <ScreenHead
      title={ruleDesk.titles.nowhere}
      back={{ href: linkTo.rules, words: ruleDesk.allRules }}
      says={ruleDesk.nowhere}
    />
  );
}

interface ScreenProps {
  readonly place: Place;
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** A new rule has been kept under this id. */
  readonly onBegun: (id: string) => void;
}

/** One screen; each rule and each code set has a screen of its own. */
function Screen({ place, asked, onAsk, onBegun }: ScreenProps) {
  switch (place.screen) {
    case 'rules':
      return <RulesScreen asked={asked} onAsk={onAsk} />;
    case 'rule':
      return <RuleScreen key={place.id} id={place.id} />;
    case 'new-rule':
      return <EditScreen key="new" onBegun={onBegun} />;
    case 'edit-rule':
      return <EditScreen key={place.id} id={place.id} />;
    case 'taking':
      return <TakingScreen />;
    case 'proposals':
      return <ProposalsScreen />;
    case 'code-sets':
      return <CodeSetsScreen />;
    case 'new-code-set':
      return <CodeSetScreen key="new" />;
    case 'code-set':
      return <CodeSetScreen key={place.id} id={place.id} />;
    case 'figures':
      return <FiguresScreen />;
    case 'nowhere':
      return <Nowhere />;
    default:
      return unreachable(place);
  }
}

const newRule = linkTo.newRule.slice(1);

/**
 * The address of the screen that is shown. It is the address of the page, but for a rule that was new a moment ago: its
 * first save gives it an address of its own, for a reload or a copy of it, and the editor stays as it is.
 */
function useShown(): { readonly shown: string; readonly onBegun: (id: string) => void } {
  const [address] = useHashLocation();
  const [begun, setBegun] = useState<string>();
  if (begun !== undefined && begun !== address) setBegun(undefined);
  const onBegun = (id: string) => {
    const own = linkTo.editRule(id);
    // Without the event of a new address: both are read when this is drawn again, never one without the other.
    window.history.replaceState(window.history.state, '', own);
    setBegun(own.slice(1));
  };
  return { shown: begun === address ? newRule : address, onBegun };
}

/**
 * The screens of alert rules: list, one rule, its editor, code sets, figures. Which one is in the address. `notice` is said
 * above all of them.
 */
export function RulesDesk({ desk, notice }: { readonly desk: Desk; readonly notice?: ReactNode }) {
  const { shown: address, onBegun } = useShown();
  const [asked, setAsked] = useState(everything);
  const place = useMemo(() => placeOf(address), [address]);
  return (
    <DeskFrame
      desk={desk}
      address={address}
      title={ruleDesk.titles[place.screen]}
      standing={standingOf(place)}
      notice={notice}
    >
      {/* Keyed: else the screen before would stay, hidden, until the next is fetched. */}
      <Suspense key={address} fallback={<p role="status">{deskFrame.opening}</p>}>
        <Screen place={place} asked={asked} onAsk={setAsked} onBegun={onBegun} />
      </Suspense>
    </DeskFrame>
  );
}
