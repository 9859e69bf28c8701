// Another build of the page, made by the same script as the real one: only its files' hashes and
// a mark in index.html differ.
import {execFile} from 'node:child_process';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const build = join(root, 'build/web-release');

// What packs the page, as the build itself calls it; the folder of web/ and the speed are left open.
async function page_command() {
    return (await readFile(join(build, 'page_command.txt'), 'utf8')).trimEnd().split('\n');
}

// {page, remove}: the folder, and a function that removes it. In the browser the mark is
// document.documentElement.dataset.build.
export async function another_build(mark) {
    const folder = await mkdtemp(join(tmpdir(), 'recall-build-'));
    const web = join(folder, 'web');
    await cp(join(root, 'web'), web, {recursive: true});
    const change = async (file, edit) => {
        const path = join(web, file);
        await writeFile(path, edit(await readFile(path, 'utf8')));
    };
    await change('index.html', (text) => text.replace('<html', `<html data-build="${mark}"`));
    await change('shell.js', (text) => `${text}// ${mark}\n`);
    const [python, ...words] = await page_command();
    await promisify(execFile)(python,
        [...words, '--fast', '--web', web, '--out', join(folder, 'page')]);
    return {page: join(folder, 'page'),
            remove: () => rm(folder, {recursive: true, force: true})};
}
