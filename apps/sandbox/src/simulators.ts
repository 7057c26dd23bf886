import type { SandboxConfig } from './config/sandbox.config';
import type { Simulator, SimulatorParts } from './core/simulator';
import { DatasulSimulator } from './datasul/datasul.simulator';
import { DeskSimulator } from './desk/desk.simulator';
import { ExamsSimulator } from './exams/exams.simulator';
import { FeedzSimulator } from './feedz/feedz.simulator';
import { GupySimulator } from './gupy/gupy.simulator';
import { JiraSimulator } from './jira/jira.simulator';
import { RubeusSimulator } from './rubeus/rubeus.simulator';
import { TokensSimulator } from './tokens/tokens.simulator';

/** Every simulated third party: a new one is a folder and a line here. */
export function createSimulators(config: SandboxConfig, parts: SimulatorParts): Simulator[] {
  return [
    new GupySimulator(config.gupy, parts),
    new ExamsSimulator(config.exams, parts),
    new DeskSimulator(config.desk, parts),
    new JiraSimulator(config.jira, parts),
    new TokensSimulator(config.tokens, parts),
    new DatasulSimulator(config.datasul, parts),
    new FeedzSimulator(config.feedz, parts),
    new RubeusSimulator(config.rubeus, parts),
  ];
}
