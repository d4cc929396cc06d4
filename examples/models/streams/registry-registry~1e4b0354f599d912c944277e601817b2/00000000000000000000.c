modelogue-commit 1 0 5c20c257-195c-4a28-b87d-32bf476749e5 260 "registry/registry" 95a777a2
{"format":1,"registry":"82b760b5-9c69-47b1-98d8-0a0d15a8b5f9","stream":"registry","revision":0,"at":"2026-11-23T05:43:19.187926Z","actor":"root","previous":null,"events":[{"type":"registry-created","critical":true,"id":"82b760b5-9c69-47b1-98d8-0a0d15a8b5f9"}]}
end
