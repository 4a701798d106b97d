// Trains a peer in a new thread.
({ peer, epochs, take }) => new Promise((resolve, reject) => {
  const thread = new Worker(`${peer}.js`);
  thread.onmessage = ({ data }) => {
    thread.terminate();
    if (data.fault === undefined) resolve(data); else reject(new Error(data.fault));
  };
  thread.onerror = event => { thread.terminate(); reject(new Error(event.message)); };
  thread.postMessage({ epochs, take });
})
