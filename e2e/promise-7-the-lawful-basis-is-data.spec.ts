import { fillConcern, openConcern, readAndSend, readEveryWord } from './support/concern.ts';
import { expect, test } from './support/world.ts';

test.describe('The lawful basis is data', () => {
  test('a default basis is offered as codes, and is written with the disclosure', async ({
    open,
    sandbox,
  }) => {
    const app = await open('ed-nurse', 'amara');
    await openConcern(app);
    await fillConcern(app);
    await expect(app.getByText('The law behind that sentence')).toBeVisible();
    await expect(app.getByText('Article 6(1)(e)', { exact: false }).first()).toBeVisible();
    await expect(app.getByText('Article 9(2)(g)', { exact: false }).first()).toBeVisible();
    await expect(app.getByText('Schedule 1', { exact: false }).first()).toBeVisible();
    await readAndSend(app);
    await expect(app.getByText('Sent and saved')).toBeVisible();
    const written = JSON.stringify(await sandbox.resources('amara'));
    for (const part of ['6(1)(e)', '9(2)(g)', 'PrivacyDisclosure']) expect(written).toContain(part);
  });

  test('a decision not to share is recorded with its reasons', async ({ open, sandbox }) => {
    const app = await open('ed-nurse', 'dev');
    await openConcern(app);
    await app.getByLabel('What you saw and were told, as facts').fill('Torn coat, says he fell.');
    await app.getByText('Yes, here with us').click();
    await app.getByText('Do not share, and say why').click();
    await app.getByLabel('Why you are not sharing it').fill('Explained and fits; seen with his mother.');
    await readEveryWord(app);
    await app.getByRole('button', { name: /^Save the decision/ }).click();
    await expect(app.getByText('Decision not to share is kept')).toBeVisible();
    const types = (await sandbox.resources('dev')).map((r) => r.resourceType);
    expect(types).toContain('Provenance');
    expect(types).not.toContain('ServiceRequest');
    expect(types).not.toContain('Communication');
  });
});
