modelogue-commit 1 0 e1422c55-fd5d-47e9-9d95-5dfa370d0a34 242 "model/spam-filter" 60122c61
{"format":1,"registry":"82b760b5-9c69-47b1-98d8-0a0d15a8b5f9","stream":"spam-filter","revision":0,"at":"2026-11-23T05:43:19.196078Z","actor":"root","previous":null,"events":[{"type":"model-created","critical":true,"concepts":["ham","spam"]}]}
end
