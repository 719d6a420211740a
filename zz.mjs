import { served } from "./end2end/served.mjs";
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
const [,, size="2500", what="step"] = process.argv;
const program = process.env.PROGRAM ?? "/work/main/target/release/klyngekart";
const s = await served(program, +size===36?undefined:+size);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--use-gl=angle","--use-angle=swiftshader","--enable-unsafe-swiftshader","--disable-gpu-rasterization","--disable-gpu-compositing"] });
const ctx = await b.newContext({ viewport:{width:1440,height:900} });
const page = await ctx.newPage();
const cdp = await ctx.newCDPSession(page);
await page.goto(s.url + "/nb/", {waitUntil:"load"});
await page.waitForFunction(() => document.querySelector("canvas"), null, {timeout:60000}).catch(()=>console.log("no canvas"));
await page.waitForTimeout(4000);
await cdp.send("Performance.enable");
const metr = async () => Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map(m=>[m.name,m.value]));
await cdp.send("Profiler.enable"); await cdp.send("Profiler.setSamplingInterval",{interval:100});
const act = what==="filter" ? (()=>{ const o=page.locator(process.env.OPT ?? "#facets a, .facets a").first(); return ()=>o.click(); })() : (await page.locator("[role=slider]").last().focus(), (i)=>page.keyboard.press(i%8<4?"ArrowLeft":"ArrowRight"));
for (let i=0;i<8;i++){ await act(i); await page.waitForTimeout(200);}  
const per=[];
await cdp.send("Profiler.start");
const m0=await metr();
for (let i=0;i<24;i++){ const a=await metr(); await act(i); await page.waitForTimeout(150); const c=await metr(); per.push(["ScriptDuration","LayoutDuration","RecalcStyleDuration","TaskDuration"].map(k=>((c[k]-a[k])*1000).toFixed(1)).join("/")); }
const m1=await metr();
const {profile}=await cdp.send("Profiler.stop");
console.log("script/layout/style/task per step:", per.join("  "));
for (const k of ["ScriptDuration","LayoutDuration","RecalcStyleDuration","TaskDuration","LayoutCount","RecalcStyleCount"]) console.log(k, ((m1[k]-m0[k])/24*(k.endsWith("Count")?1:1000)).toFixed(2));
const nodes=new Map(profile.nodes.map(n=>[n.id,n])); const parent=new Map(); profile.nodes.forEach(n=>n.children?.forEach(c=>parent.set(c,n.id)));
const self=new Map(); profile.samples.forEach((id,i)=>self.set(id,(self.get(id)??0)+profile.timeDeltas[i]/1000));
const key=n=>`${n.callFrame.functionName||"(anon)"} ${n.callFrame.url.split("/").pop()}:${n.callFrame.lineNumber}`;
const byUrl={}, byFn={}, total={};
for (const [id,t] of self){ const n=nodes.get(id); const u=n.callFrame.url.split("/").pop()||n.callFrame.functionName; byUrl[u]=(byUrl[u]??0)+t; byFn[key(n)]=(byFn[key(n)]??0)+t; const seen=new Set(); for(let x=id;x;x=parent.get(x)){const k=key(nodes.get(x)); if(!seen.has(k)){seen.add(k); total[k]=(total[k]??0)+t;}} }
const top=(o,n)=>Object.entries(o).sort((a,b)=>b[1]-a[1]).slice(0,n).forEach(([k,v])=>console.log((v/24).toFixed(2).padStart(8), k));
console.log("-- self by url"); top(byUrl,12); console.log("-- self by fn"); top(byFn,+(process.env.TOP??30)); console.log("-- total"); top(total,+(process.env.TOP??40));
await b.close(); await s.stop();
