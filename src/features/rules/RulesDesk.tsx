import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { unreachable } from '../../domain/result.ts';
import { ruleDesk } from '../../text/rule-desk.ts';
import './desk.css';
import { DeskContext, type Desk } from './desk.ts';
import { Frame } from './Frame.tsx';
import { RulesScreen } from './list/RulesScreen.tsx';
import { ScreenHead } from './parts/ScreenHead.tsx';
import { linkTo, placeOf, type Place } from './places.ts';

const RuleScreen = lazy(async () => ({ default: (await import('./rule/RuleScreen.tsx')).RuleScreen }));
const EditScreen = lazy(async () => ({ default: (await import('./rule/EditScreen.tsx')).EditScreen }));
const TakingScreen = lazy(async () => ({
  default: (await import('./transfer/TakingScreen.tsx')).TakingScreen,
}));
const ProposalsScreen = lazy(async () => ({
  default: (await import('./proposals/ProposalsScreen.tsx')).ProposalsScreen,
}));
const CodeSetsScreen = lazy(async () => ({
  default: (await import('./code-sets/CodeSetsScreen.tsx')).CodeSetsScreen,
}));
const CodeSetScreen = lazy(async () => ({
  default: (await import('./code-sets/CodeSetScreen.tsx')).CodeSetScreen,
}));
const FiguresScreen = lazy(async () => ({
  default: (await import('./figures/FiguresScreen.tsx')).FiguresScreen,
}));

function Nowhere() {
  return (
    <ScreenHead
      title={ruleDesk.titles.nowhere}
      back={{ href: linkTo.rules, words: ruleDesk.allRules }}
      says={ruleDesk.nowhere}
    />
  );
}

/** One screen; each rule and each code set has a screen of its own. */
function Screen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'rules':
      return <RulesScreen />;
    case 'rule':
      return <RuleScreen key={place.id} id={place.id} />;
    case 'new-rule':
      return <EditScreen key="new" />;
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

/**
 * The screens of alert rules: list, one rule, its editor, code sets, figures. Which one is in the address. `notice` is said
 * above all of them.
 */
export function RulesDesk({ desk, notice }: { readonly desk: Desk; readonly notice?: ReactNode }) {
  const [address] = useHashLocation();
  const place = useMemo(() => placeOf(address), [address]);
  return (
    <DeskContext value={desk}>
      <Frame address={address} place={place} notice={notice}>
        {/* Keyed: else the screen before would stay, hidden, until the next is fetched. */}
        <Suspense key={address} fallback={<p role="status">{ruleDesk.opening}</p>}>
          <Screen place={place} />
        </Suspense>
      </Frame>
    </DeskContext>
  );
}
